"""The folder of a run's files, never half-written: made beside its place, then moved there."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.results import Result

CURVES = ("trace.csv", "trace.nc")


@contextmanager
def complete_or_not_at_all(folder: str | Path, gone: Sequence[str] = ()) -> Iterator[Path]:
    """Yield a temporary folder whose files move to ``folder`` only if nothing goes wrong inside.

    Parameters
    ----------
    folder : str or pathlib.Path
    gone : sequence of str
        Files of an earlier run that must not stay there.
    """
    folder = Path(folder)
    refuse_unwritable(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield temporary
        temporary.chmod(0o755)
        if folder.exists():
            for path in temporary.iterdir():
                os.replace(path, folder / path.name)
            for name in gone:
                (folder / name).unlink(missing_ok=True)
        else:
            os.replace(temporary, folder)
    except OSError as error:  # the disk is full, say
        fix = _("give another folder with --out")
        raise ScenarioError(place=str(folder), problem=error.strerror or str(error), fix=fix) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def refuse_unwritable(folder: Path) -> None:
    """Say so before any computing if the folder cannot be made or written."""
    fix = _("give another folder with --out")
    if folder.exists() and not folder.is_dir():
        raise ScenarioError(place=str(folder), problem=_("this is a file, not a folder"), fix=fix)
    nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise ScenarioError(place=str(folder), problem=_("nothing can be written here"), fix=fix)


def write(result: Result, folder: str | Path, *, with_netcdf: bool = False) -> None:
    """Write ``report.html``, ``result.json``, ``trace.csv`` (and ``trace.nc``) of a run; no curves in an emergency."""
    from kramkaki.report.html import page

    with complete_or_not_at_all(folder, gone=CURVES if result.emergency else ()) as temporary:
        (temporary / "report.html").write_text(page(result), encoding="utf-8")
        text = json.dumps(result.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
        (temporary / "result.json").write_text(text + "\n", encoding="utf-8")
        if result.emergency:
            return
        result.trace.to_csv(temporary / "trace.csv")
        if with_netcdf:
            result.trace.to_netcdf(temporary / "trace.nc")
