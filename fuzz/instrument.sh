#!/bin/bash
# Called by cargo in place of rustc (RUSTC_WRAPPER): adds the instrumentation that libFuzzer steers by, to what runs on the
# target and not to build scripts. lopdf is counted by function and not by edge: with edges it takes ten minutes to compile.
rustc=$1
shift
arguments=" $* "
case $arguments in
  *" --target "*) ;;
  *) exec "$rustc" "$@" ;;
esac
level=3
[[ $arguments == *" --crate-name lopdf "* ]] && level=1
compares=-sanitizer-coverage-trace-compares
[ $level -eq 1 ] && compares=-sanitizer-coverage-pc-table
exec "$rustc" "$@" --cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=$level \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=$compares
