"""What `python -m plugins.build` and `python -m plugins.preview` consist of, and the command behind `make new`."""
