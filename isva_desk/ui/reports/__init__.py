"""Reports: picked by whom they are for, narrowed down, looked at, and then printed or saved."""
