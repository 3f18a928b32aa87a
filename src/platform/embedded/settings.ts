import { totalmem } from 'node:os'

const MiB = 1024 * 1024

export type Purpose = 'keep' | 'throw-away'

/** Settings for one shared box, given on the command line so that no edit can weaken durability. */
export function settings(purpose: Purpose): Record<string, string> {
  return {
    ...common,
    ...memory(usableMemory()),
    ...(purpose === 'keep' ? durable : throwAway),
  }
}

const common = {
  max_connections: '100',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'Asia/Ho_Chi_Minh',
  random_page_cost: '1.1',
  password_encryption: 'scram-sha-256',
  track_io_timing: 'on',
  // Statements, parameters and details carry personal data: only the message is logged.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
}

const durable = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // Whole pages go into the log after each checkpoint: seldom ones cost less than packing them.
  wal_compression: 'off',
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  // A week of files that overwrite themselves: the log cannot fill the disk.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
}

/** Only for data that nobody will miss: tests that do not prove durability. */
const throwAway = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  autovacuum: 'off',
  shared_buffers: '256MB',
}

/** The memory limit of the container, if there is one, else that of the machine. */
function usableMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

/** One sixth for PostgreSQL's own cache: the box also runs the program, and the rest caches files. */
function memory(bytes: number) {
  return {
    shared_buffers: size(bytes / 6, 64, 4096),
    effective_cache_size: size(bytes / 2, 256, 65_536),
    maintenance_work_mem: size(bytes / 32, 32, 512),
    work_mem: size(bytes / 512, 4, 32),
  }
}

const size = (bytes: number, least: number, most: number) =>
  `${Math.round(Math.min(Math.max(bytes / MiB, least), most))}MB`
