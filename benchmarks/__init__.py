"""The workbench and its peers side by side, in one run: `make bench`. Ratios count, not seconds; these are no tests."""
