#!/usr/bin/env bash
# restore.sh BACKUP: put a backup made by backup.sh back. Everything in the database and under VAR_DIR/{media,private} is replaced.
#
#   DATABASE_URL   where to restore (postgres://… or sqlite:///…)      VAR_DIR       where media/ and private/ go
#   AGE_IDENTITY   file with the private key, for an encrypted backup  FORCE=1       do not ask
#
# Stop web and worker first. Afterwards: manage.py migrate, then start them.
set -euo pipefail
umask 077
: "${DATABASE_URL:?}" "${VAR_DIR:?}" "${1:?name the folder of the backup}"
backup=$1

(cd "$backup" && sha256sum --check --strict --quiet SHA256SUMS) || { echo "The backup is damaged." >&2; exit 1; }

if [ -z "${FORCE:-}" ]; then
  read -r -p "Replace the database ${DATABASE_URL##*/} and the files in $VAR_DIR? Type yes: " answer
  [ "$answer" = yes ] || exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
opened() { # opened NAME: the path of the plain file
  if [ -e "$backup/$1.age" ]; then
    age --decrypt --identity "${AGE_IDENTITY:?}" --output "$work/$1" "$backup/$1.age"
    echo "$work/$1"
  else
    echo "$backup/$1"
  fi
}

case "$DATABASE_URL" in
  postgres://* | postgresql://*)
    dump=$(opened database.dump)
    pg_restore --clean --if-exists --no-owner --exit-on-error --single-transaction --dbname="$DATABASE_URL" "$dump"
    ;;
  sqlite:///*)
    file=${DATABASE_URL#sqlite:///}
    copy=$(opened database.sqlite3)
    rm -f "$file-wal" "$file-shm"
    cp "$copy" "$file.part"
    mv "$file.part" "$file"
    ;;
  *)
    echo "DATABASE_URL is neither PostgreSQL nor SQLite." >&2
    exit 2
    ;;
esac

files=$(opened files.tar.gz)
mkdir "$work/files"
# With the modes of the archive: nginx reads private files as a member of the group.
tar --extract --gzip --preserve-permissions --directory="$work/files" --file="$files"
for folder in media private; do
  # The folder itself may be a mounted volume: its content is replaced, not it.
  mkdir -p "$VAR_DIR/$folder"
  find "$VAR_DIR/$folder" -mindepth 1 -delete
  cp --archive "$work/files/$folder/." "$VAR_DIR/$folder/"
done
echo "Restored. Now: manage.py migrate; start web and worker."
