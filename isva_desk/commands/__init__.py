"""The command line, one file per subcommand: `add_arguments(parser)` and `run(arguments)`, imported when asked for."""
