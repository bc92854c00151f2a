"""The commands that show one layer of the records: each in its module, added to the command line by its name."""
