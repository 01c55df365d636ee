"""The command group; each command's module is imported only when it is asked for, so that --help is quick."""

import atexit
import errno
import gc
import importlib
import io
import sys
from typing import Any

import click

from workshopkit import __version__

_COMMANDS = {
    "build": "Make the kit: deck, worksheet, checklist, run sheet, programme.",
    "check": "Tell what is wrong without writing anything.",
    "new": "Start a workshop in a new folder.",
    "preview": "Show a kit or a file as pictures, through LibreOffice.",
    "theme": "See, make and check themes: any PowerPoint master will do.",
    "library": "Look up factors, challenges, clauses, methods.",
    "customise": "Copy a template or a content item to change it.",
    "schema": "Print a JSON Schema for your editor.",
}
_NO_SPACE = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class _Commands(click.Group):
    """Commands by name; their help lines stand above, so listing them imports nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(f"workshopkit.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # every module of cli/ named above holds one
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            return super().main(*args, **extra)
        except OSError as reason:
            if reason.errno not in _NO_SPACE or reason.filename:
                raise
            from workshopkit.cli.console import stop_for_want_of_space  # here, since --help is quick without it

            stop_for_want_of_space(reason)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="workshopkit")
def main() -> None:
    """From an agenda to everything a facilitator needs in the room.

    Begin with: workshopkit new my-workshop && workshopkit build my-workshop
    """
    # A command is soon over and leaves few circles behind; looking for them often takes a tenth of a build.
    gc.set_threshold(300_000, 20, 20)
    atexit.register(gc.freeze)  # and nothing is gained by looking for them when the process ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # what a terminal's encoding lacks is shown as a question mark
