"""One field that finds any client, page or act by typing."""
