# Packages: pytest, pluggy, iniconfig, packaging, pygments
# Tries: fixtures, parametrize, assertion rewriting, unittest classes
# Note: with `--capture=sys`, since `os.dup2` is missing
# Recorded by python3: quicker than the reference build.
# Module: pytest
import os, re, tempfile, textwrap
import pytest

folder = tempfile.mkdtemp()
os.chdir(folder)
files = {
    "conftest.py": """
        import pytest

        @pytest.fixture(scope="session")
        def base():
            yield 10

        def pytest_addoption(parser):
            parser.addoption("--extra", default="none")
    """,
    "test_basic.py": """
        import pytest, math

        @pytest.fixture
        def number(base):
            return base + 1

        def test_number(number):
            assert number == 11

        @pytest.mark.parametrize("a,b", [(1, 2), (2, 4), (3, 7)], ids=["one", "two", "three"])
        def test_double(a, b):
            assert a * 2 == b

        class TestGroup:
            def test_raises(self):
                with pytest.raises(ZeroDivisionError, match="division"):
                    1 / 0

            @pytest.mark.skip(reason="not now")
            def test_skip(self): ...

            @pytest.mark.xfail(strict=True)
            def test_xfail(self):
                assert [1, 2, {"a": 1}] == [1, 2, {"a": 2}]

        def test_compare():
            left = {"a": [1, 2, 3], "b": "text"}
            assert left == {"a": [1, 2, 4], "b": "text"}

        def test_text():
            assert "hello world" in "hello\\nthere"

        def test_approx():
            assert 0.1 + 0.2 == pytest.approx(0.3)
            assert math.sqrt(2) == pytest.approx(1.5, abs=0.01)

        def test_tools(tmp_path, monkeypatch, capsys, recwarn):
            (tmp_path / "x").write_text("y")
            monkeypatch.setenv("AA", "1")
            import os, warnings
            print("out", os.environ["AA"])
            warnings.warn("w")
            assert capsys.readouterr().out == "out 1\\n"
            assert len(recwarn) == 1

        def test_call_in_assert():
            def f(x):
                return x + 1
            assert f(1) == f(2), "message"
    """,
    "test_unit.py": """
        import unittest

        class T(unittest.TestCase):
            def setUp(self):
                self.x = 1
            def test_a(self):
                self.assertEqual(self.x, 1)
            def test_b(self):
                with self.subTest(i=1):
                    self.assertIn(5, [1, 2])
    """,
}
for name, text in files.items():
    with open(name, "w") as f:
        f.write(textwrap.dedent(text))
import contextlib, io
out = io.StringIO()
with contextlib.redirect_stdout(out):
    status = pytest.main(["-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:faker", "-p", "no:anyio", "-p", "no:typeguard", "--capture=sys", "-ra", "-v", "--no-header", "--color=no", "--tb=short"])
print(re.sub(r"in \d+\.\d+s", "in T", re.sub(r"0x\w+", "0x0", out.getvalue())))
print(status)
