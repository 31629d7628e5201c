// Module _posixsubprocess: starts a program for subprocess.Popen (Modules/_posixsubprocess.c).

import { forkExec } from "#modules/posix/children.ts";
import { bool, cInt, index, orNone } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { notImplementedError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";
import { toArray } from "#runtime/operators/protocols.ts";

const posixSubprocessModule: NativeModule = defineModule("_posixsubprocess", () => ({
  functions: {
    fork_exec: fn(
      [
        pos("args"),
        pos("executable_list"),
        pos("close_fds", bool),
        pos("pass_fds"),
        pos("cwd"),
        pos("env"),
        pos("p2cread", cInt),
        pos("p2cwrite", cInt),
        pos("c2pread", cInt),
        pos("c2pwrite", cInt),
        pos("errread", cInt),
        pos("errwrite", cInt),
        pos("errpipe_read", cInt),
        pos("errpipe_write", cInt),
        pos("restore_signals", bool),
        pos("call_setsid", bool),
        pos("pgid_to_set", index),
        pos("gid", orNone(index)),
        pos("extra_groups"),
        pos("uid", orNone(index)),
        pos("child_umask", index),
        pos("preexec_fn"),
      ],
      (args, executables, _close, passed, cwd, env, ...rest) => {
        const [stdin, , , stdout, , stderr, , errors, , newSession, group, gid, groups, uid, umask, preexec] = rest;
        if (preexec !== None) throw notImplementedError("subprocess.Popen(preexec_fn=...)");
        if (groups !== None) throw notImplementedError("subprocess.Popen(extra_groups=...)");
        if (group !== -1) throw notImplementedError("subprocess.Popen(process_group=...)");
        return forkExec({
          args: toArray(args),
          executables: toArray(executables),
          cwd,
          environment: env === None ? undefined : toArray(env),
          standard: [stdin, stdout, stderr],
          passed: toArray(passed).filter((fd) => fd !== errors),
          errors,
          newSession,
          uid,
          gid,
          umask: umask < 0 ? undefined : umask,
        });
      },
    ),
  },
}));
export default posixSubprocessModule;
