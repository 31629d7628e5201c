# Notes are printed after the message, each on its own lines; odd notes are shown by repr.
class Odd:
    def __str__(self):
        return "odd\nnote"

    def __repr__(self):
        return "Odd()"


try:
    raise ValueError("main message")
except ValueError as e:
    e.add_note("first note")
    e.add_note("second note\nwith two lines")
    e.add_note("")
    e.__notes__.append(5)
    e.__notes__.append(Odd())
    try:
        e.add_note(7)
    except TypeError as t:
        print(t)
    print(e.__notes__[:3])
    raise
