#!/usr/bin/env bash
# One backup: database and files, encrypted with age where a key is given, with checksums of what was written.
#
#   DATABASE_URL   what to dump (postgres://… or sqlite:///…)          VAR_DIR       where media/ and private/ lie
#   BACKUP_DIR     where to put it                                     KEEP_DAYS     how long to keep it (30)
#   AGE_RECIPIENT  public key (age1…); its private half belongs on another machine
set -euo pipefail
umask 077
: "${DATABASE_URL:?}" "${VAR_DIR:?}" "${BACKUP_DIR:?}"

final="$BACKUP_DIR/$(date -u +%Y%m%dT%H%M%SZ)"
work="$final.part"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT

if [ -n "${AGE_RECIPIENT:-}" ] && command -v age >/dev/null; then
  ending=.age
  seal() { age -r "$AGE_RECIPIENT" -o "$1.age"; }
else
  ending=""
  seal() { cat >"$1"; }
  echo "WARNING: not encrypted: AGE_RECIPIENT is empty or age is not installed." >&2
fi

case "$DATABASE_URL" in
  postgres://* | postgresql://*)
    pg_dump --format=custom --no-owner --dbname="$DATABASE_URL" | seal "$work/database.dump"
    ;;
  sqlite:///*)
    copy="$work/copy.sqlite3"
    python3 - "${DATABASE_URL#sqlite:///}" "$copy" <<'PYTHON'
import sqlite3, sys
source, target = (sqlite3.connect(name) for name in sys.argv[1:])
source.backup(target)
PYTHON
    seal "$work/database.sqlite3" <"$copy"
    rm "$copy"
    ;;
  *)
    echo "DATABASE_URL is neither PostgreSQL nor SQLite." >&2
    exit 2
    ;;
esac

# After the database: a file without its row is harmless, a row without its file is not. Files never change, so a running
# portal cannot tear them.
mkdir -p "$VAR_DIR/media" "$VAR_DIR/private"
tar --create --gzip --directory="$VAR_DIR" --exclude='*.part' media private | seal "$work/files.tar.gz"

(cd "$work" && sha256sum -- *"$ending" >SHA256SUMS)
sync
mv "$work" "$final"
trap - EXIT
find "$BACKUP_DIR" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -mtime +"${KEEP_DAYS:-30}" -exec rm -rf {} +
echo "$final"
