#!/bin/sh
# starter.sh NODE AGENT DATA [arguments of the agent]
# Runs the agent, again whenever it ends. A release on trial that has not spoken with its server within five minutes is undone.
node=$1 built_in=$2 data=$3
shift 3
patience=${XASO_TRIAL_SECONDS:-300}
child= watch= over=
trap 'over=1; [ -n "$child" ] && kill -TERM "$child" 2>/dev/null' TERM INT HUP
# What keeps the agent under 60 MB: no compiled code, one arena that gives back what is free, one thread for files, a collector
# that may be called (it is, every ten seconds), and of Node itself only what is used
# (its start-up snapshot brings 4.5 MB that is not).
export MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=32768 UV_THREADPOOL_SIZE=1
mkdir -p "$data"

# release FILE: the packed agent that a file names, when it is there
release() {
  [ -s "$data/$1" ] && [ -s "$data/releases/$(cat "$data/$1").cjs" ] && echo "$data/releases/$(cat "$data/$1").cjs"
}
undo() {
  [ -s "$data/trial" ] && cat "$data/trial" >> "$data/undone"
  rm -f "$data/trial"
  echo "Bản mới không chạy tốt: quay về bản trước." >&2
}

while [ -z "$over" ]; do
  # A trial that the power cut short begins once more; three times is enough.
  agent=$(release trial)
  if [ -n "$agent" ]; then
    echo x >> "$data/tries"
    if [ "$(wc -l < "$data/tries")" -gt 3 ]; then undo; agent=; fi
  else
    rm -f "$data/tries" "$data/trial"
  fi
  on_trial=$agent
  [ -n "$agent" ] || agent=$(release current)
  [ -n "$agent" ] || agent=$built_in
  "$node" --max-semi-space-size=1 --max-old-space-size=32 --lite-mode --no-node-snapshot --expose-gc "$agent" --data "$data" "$@" &
  child=$!
  if [ -n "$on_trial" ]; then
    ( sleep "$patience"; [ -s "$data/trial" ] && kill -KILL "$child" ) 2>/dev/null &
    watch=$!
  fi
  wait "$child"; code=$?
  [ -n "$over" ] && { wait "$child"; code=$?; }
  [ -n "$watch" ] && kill "$watch" 2>/dev/null
  watch=
  [ -n "$on_trial" ] && [ -s "$data/trial" ] && [ "$code" -ne 75 ] && [ -z "$over" ] && undo
  # Wrong arguments do not become right by trying again.
  [ "$code" -eq 2 ] && exit 2
  [ -n "$over" ] && exit 0
  [ "$code" -eq 75 ] || sleep 2
done
