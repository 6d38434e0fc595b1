"""Floors and rooms: the contracts of pyproject.toml hold."""

from importlinter.cli import lint_imports


def test_every_import_points_down_and_every_room_is_known(capsys):
    exit_code = lint_imports(no_cache=True)

    assert exit_code == 0, capsys.readouterr().out
