# SystemExit with a message prints it on stderr and gives status 1.
import sys


def main():
    try:
        raise ValueError("not shown")
    except ValueError:
        sys.exit("fatal: " + "something is wrong")
    finally:
        print("cleaning up")


main()
