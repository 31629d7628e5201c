"""Shows pages in the user's web browser: CPython's documented module webbrowser, for taipan.

A browser is a program that is started with the URL. Where the host starts no programs there is none, and open() gives False.
"""

import os
import shlex
import shutil
import subprocess
import sys
import threading

__all__ = ["Error", "open", "open_new", "open_new_tab", "get", "register"]


class Error(Exception):
    pass


_lock = threading.RLock()
_browsers = {}  # lower-case name: [class or function that makes a controller, controller or None]
_tryorder = None  # names, best first; None until they are looked for
_os_preferred_browser = None


def register(name, klass, instance=None, *, preferred=False):
    """Register a browser connector."""
    with _lock:
        _look_for_browsers()
        _browsers[name.lower()] = [klass, instance]
        # xdg-settings names the file that describes the browser.
        is_default = _os_preferred_browser is not None and _os_preferred_browser == f"{name}.desktop"
        _tryorder.insert(0 if preferred or is_default else len(_tryorder), name)


def get(using=None):
    """Return a browser launcher instance appropriate for the environment."""
    with _lock:
        _look_for_browsers()
        candidates = list(_tryorder) if using is None else [using]
    for name in candidates:
        if "%s" in name:
            # A command line of the user's, such as "firefox %s &".
            words = shlex.split(name)
            return BackgroundBrowser(words[:-1]) if words[-1] == "&" else GenericBrowser(words)
        klass, instance = _browsers.get(name.lower()) or _synthesize(name)
        if instance is not None:
            return instance
        if klass is not None:
            return klass()
    raise Error("could not locate runnable browser")


def open(url, new=0, autoraise=True):
    """Display url using the default browser.

    If possible, open url in a location determined by new.
    - 0: the same browser window (the default).
    - 1: a new browser window.
    - 2: a new browser page ("tab").
    If possible, autoraise raises the window (the default) or not.

    If opening the browser succeeds, return True.
    If there is a problem, return False.
    """
    with _lock:
        _look_for_browsers()
        candidates = list(_tryorder)
    return any(get(name).open(url, new, autoraise) for name in candidates)


def open_new(url):
    """Open url in a new window of the default browser.

    If not possible, then open url in the only browser window.
    """
    return open(url, 1)


def open_new_tab(url):
    """Open url in a new page ("tab") of the default browser.

    If not possible, then the behavior becomes equivalent to open_new().
    """
    return open(url, 2)


def _synthesize(browser, *, preferred=False):
    """A controller for a path, made after the registered browser of that name; [None, None] where there is none."""
    program = browser.split()[0]
    if not shutil.which(program):
        return [None, None]
    name = os.path.basename(program)
    model = _browsers.get(name.lower(), (None, None))[1]
    if model is None or name.lower() != model.basename:
        return [None, None]
    controller = model._under(browser)
    register(browser, None, controller, preferred=preferred)
    return [None, controller]


class BaseBrowser:
    """Parent class for all browsers. Do not use directly."""

    args = ["%s"]

    def __init__(self, name=""):
        self.name = name
        self.basename = name

    def _under(self, path):
        """The same browser, as the program with this path."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, name=path, basename=os.path.basename(path))
        return other

    def open(self, url, new=0, autoraise=True):
        raise NotImplementedError

    def open_new(self, url):
        return self.open(url, 1)

    def open_new_tab(self, url):
        return self.open(url, 2)

    @staticmethod
    def _check_url(url):
        """A URL that reads as an option would be one to the browser."""
        if url and url.lstrip().startswith("-"):
            raise ValueError(f"Invalid URL (leading dash disallowed): {url!r}")


class GenericBrowser(BaseBrowser):
    """Class for all browsers started with a command and without remote functionality."""

    def __init__(self, name):
        command = [name] if isinstance(name, str) else name
        super().__init__(command[0])
        self.args = self.args if isinstance(name, str) else command[1:]
        self.basename = os.path.basename(self.name)

    def _start(self, url, **options):
        sys.audit("webbrowser.open", url)
        self._check_url(url)
        try:
            return subprocess.Popen([self.name, *(arg.replace("%s", url) for arg in self.args)], **options)
        except OSError:
            return None

    def open(self, url, new=0, autoraise=True):
        process = self._start(url)
        return process is not None and not process.wait()


class BackgroundBrowser(GenericBrowser):
    """Class for all browsers which are to be started in the background."""

    def open(self, url, new=0, autoraise=True):
        process = self._start(url, close_fds=True, start_new_session=True)
        return process is not None and process.poll() is None


class UnixBrowser(BaseBrowser):
    """Parent class for all Unix browsers with remote functionality."""

    raise_opts = None  # options for autoraise False and True
    background = False  # whether the program stays while the browser runs
    redirect_stdout = True
    # In remote_args %s is the URL and %action one of the three actions.
    remote_args = ["%action", "%s"]
    remote_action = None
    remote_action_newwin = None
    remote_action_newtab = None

    def _action(self, new):
        match new:
            case 0:
                return self.remote_action
            case 1:
                return self.remote_action_newwin
            case 2:
                return self.remote_action_newwin if self.remote_action_newtab is None else self.remote_action_newtab
        raise Error(f"Bad 'new' parameter to open(); expected 0, 1, or 2, got {new}")

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        action = self._action(new)
        # What the URL becomes once the action stands in it, too.
        self._check_url(url.replace("%action", action))
        args = [arg.replace("%s", url).replace("%action", action) for arg in self.remote_args]
        args = [arg for arg in args if arg]
        if self._invoke(args, True, autoraise, url):
            return True
        # No browser runs yet: start one.
        return self._invoke([arg.replace("%s", url) for arg in self.args], False, False)

    def _invoke(self, args, remote, autoraise, url=None):
        option = self.raise_opts[bool(autoraise)] if remote and self.raise_opts else ""
        stays = not remote or self.background
        streams = {}
        if stays:
            # A browser in the background writes nothing to the terminal, but a text browser needs it.
            streams["stdin"] = subprocess.DEVNULL
        if self.redirect_stdout or stays:
            streams["stdout"] = streams["stderr"] = subprocess.DEVNULL if self.redirect_stdout else None
        command = [self.name, *([option] if option else []), *args]
        try:
            process = subprocess.Popen(command, close_fds=True, start_new_session=True, **streams)
        except OSError:
            return False
        if not remote:
            return process.poll() is None
        try:
            # One that still runs after a while has become the browser.
            status = process.wait(5)
        except subprocess.TimeoutExpired:
            return True
        return self.background or not status


class Mozilla(UnixBrowser):
    """Launcher class for Mozilla browsers."""

    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "-new-window"
    remote_action_newtab = "-new-tab"
    background = True


class Epiphany(UnixBrowser):
    """Launcher class for Epiphany browser."""

    raise_opts = ["-noraise", ""]
    remote_args = ["%action", "%s"]
    remote_action = "-n"
    remote_action_newwin = "-w"
    background = True


class Chrome(UnixBrowser):
    """Launcher class for Google Chrome browser."""

    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


Chromium = Chrome


class Opera(UnixBrowser):
    """Launcher class for Opera browser."""

    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


class Elinks(UnixBrowser):
    """Launcher class for Elinks browsers."""

    remote_args = ["-remote", "openURL(%s%action)"]
    remote_action = ""
    remote_action_newwin = ",new-window"
    remote_action_newtab = ",new-tab"
    background = False
    # It needs the terminal that it is started from.
    redirect_stdout = False


class Konqueror(BaseBrowser):
    """Controller for the KDE File Manager (kfm, or Konqueror)."""

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        self._check_url(url)
        action = "newTab" if new == 2 else "openURL"
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        try:
            process = subprocess.Popen(["kfmclient", action, url], close_fds=True, **quiet)
        except OSError:
            pass
        else:
            process.wait()
            # kfmclient's status says nothing.
            return True
        for command in (["konqueror", "--silent", url], ["kfm", "-d", url]):
            try:
                process = subprocess.Popen(command, close_fds=True, start_new_session=True, **quiet)
            except OSError:
                continue
            return process.poll() is None
        return False


class Edge(UnixBrowser):
    """Launcher class for Microsoft Edge browser."""

    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


def register_X_browsers():
    if shutil.which("xdg-open"):
        register("xdg-open", None, BackgroundBrowser("xdg-open"))
    if shutil.which("gio"):
        register("gio", None, BackgroundBrowser(["gio", "open", "--", "%s"]))
    desktop = os.getenv("XDG_CURRENT_DESKTOP", "").split(":")
    # The desktop's own opener goes before particular browsers.
    if ("GNOME" in desktop or "GNOME_DESKTOP_SESSION_ID" in os.environ) and shutil.which("gvfs-open"):
        register("gvfs-open", None, BackgroundBrowser("gvfs-open"))
    if ("KDE" in desktop or "KDE_FULL_SESSION" in os.environ) and shutil.which("kfmclient"):
        register("kfmclient", Konqueror, Konqueror("kfmclient"))
    if shutil.which("x-www-browser"):
        register("x-www-browser", None, BackgroundBrowser("x-www-browser"))
    for klass, names in (
        (Mozilla, ("firefox", "iceweasel", "seamonkey", "mozilla-firefox", "mozilla")),
        (Konqueror, ("kfm", "konqueror")),
        (Epiphany, ("epiphany",)),
        (Chrome, ("google-chrome", "chrome", "chromium", "chromium-browser")),
        (Opera, ("opera",)),
        (Edge, ("microsoft-edge",)),
    ):
        for name in names:
            if shutil.which(name):
                register(name, None, klass(name))


def register_standard_browsers():
    global _tryorder, _os_preferred_browser
    _tryorder = []
    if sys.platform == "darwin":
        register("MacOSX", None, MacOSXOSAScript("default"))
        for name in ("chrome", "firefox", "safari"):
            register(name, None, MacOSXOSAScript({"chrome": "google chrome"}.get(name, name)))
    if sys.platform == "win32":
        register("windows-default", WindowsDefault)
        for klass, names in (
            (Mozilla, ("firefox", "seamonkey", "mozilla")),
            (Chrome, ("chrome",)),
            (Opera, ("opera",)),
            (Edge, ("MicrosoftEdge.exe",)),
        ):
            for name in names:
                if shutil.which(name):
                    register(name, None, klass(name))
    elif sys.platform != "darwin":
        if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            try:
                found = subprocess.check_output(
                    ["xdg-settings", "get", "default-web-browser"], stderr=subprocess.DEVNULL
                )
                _os_preferred_browser = found.decode().strip()
            except (OSError, subprocess.CalledProcessError):
                pass
            register_X_browsers()
    # Text browsers, where there is a terminal.
    if os.environ.get("TERM"):
        for klass, name in (
            (GenericBrowser, "www-browser"),
            (GenericBrowser, "links"),
            (Elinks, "elinks"),
            (GenericBrowser, "lynx"),
            (GenericBrowser, "w3m"),
        ):
            if shutil.which(name):
                register(name, None, klass(name))
    # BROWSER names the user's own, best first.
    for command in reversed(os.environ.get("BROWSER", "").split(os.pathsep)):
        if not command:
            continue
        if "%s" in command:
            _tryorder.insert(0, command)
        elif _synthesize(command, preferred=True)[1] is None:
            register(command, None, GenericBrowser(command), preferred=True)


def _look_for_browsers():
    if _tryorder is None:
        register_standard_browsers()


if sys.platform == "win32":

    class WindowsDefault(BaseBrowser):
        def open(self, url, new=0, autoraise=True):
            sys.audit("webbrowser.open", url)
            self._check_url(url)
            try:
                os.startfile(url)
            except (OSError, AttributeError):
                return False
            return True


if sys.platform == "darwin":

    class MacOSXOSAScript(BaseBrowser):
        """A browser that macOS's script language tells to open a page."""

        def open(self, url, new=0, autoraise=True):
            sys.audit("webbrowser.open", url)
            self._check_url(url)
            url = url.replace('"', "%22")
            if self.name != "default":
                script = f'tell application "{self.name}"\nactivate\nopen location "{url}"\nend\n'
            elif url.lower().startswith(("http://", "https://")):
                script = f'open location "{url}"'
            else:
                # A plain `open location` would give a file to the program for files of its kind.
                script = (
                    "use framework \"AppKit\"\n"
                    "set probe to current application's NSURL's URLWithString:\"https://python.org\"\n"
                    "set found to current application's NSWorkspace's sharedWorkspace's URLForApplicationToOpenURL:probe\n"
                    f'tell application (found\'s |path|() as text)\nactivate\nopen location "{url}"\nend tell\n'
                )
            pipe = os.popen("/usr/bin/osascript", "w")
            if pipe is None:
                return False
            pipe.write(script)
            return not pipe.close()


def parse_args(arg_list):
    import argparse

    parser = argparse.ArgumentParser(description="Open URL in a web browser.", color=True)
    parser.add_argument("url", help="URL to open")
    where = parser.add_mutually_exclusive_group()
    for word, value in (("window", 1), ("tab", 2)):
        where.add_argument(
            "-n" if value == 1 else "-t",
            f"--new-{word}",
            action="store_const",
            const=value,
            default=0,
            dest="new_win",
            help=f"open new {word}",
        )
    return parser.parse_args(arg_list)


def main(arg_list=None):
    args = parse_args(arg_list)
    open(args.url, args.new_win)
    print("\a")


if __name__ == "__main__":
    main()
