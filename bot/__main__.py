"""python -m bot: the casewalk command."""

from bot.cli import main

main()
