# Strings in the order of the C locale; what the C library cannot be handed is refused.
import locale

words = ["b", "a", "Z", "é", "", "ab", "\U0001f600", "\uffff"]
print(sorted(words, key=locale.strxfrm))
print(locale.strcoll("a", "b") < 0, locale.strcoll("a", "a"), locale.strcoll("b", "a") > 0, locale.strcoll("", ""))
for call in (
    lambda: locale.strcoll("a\0", "a"),
    lambda: locale.strcoll("a", "a\0"),
    lambda: locale.strcoll("\0", 1),
    lambda: locale.strcoll(1, "\0"),
    lambda: locale.strxfrm("a\0b"),
    lambda: locale.strxfrm(b"a"),
):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
