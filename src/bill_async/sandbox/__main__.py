"""`python -m bill_async.sandbox`: the same as `bill-async sandbox`."""

from __future__ import annotations

import argparse
import sys

from bill_async.sandbox.command import add_arguments, run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bill_async.sandbox", description="Run a local imitation of BILL.")
    add_arguments(parser)
    sys.exit(run(parser.parse_args()))
