import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const plugins = [
  '/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so',
  '/usr/lib/aarch64-linux-gnu/mosquitto_dynamic_security.so',
  '/usr/lib/mosquitto_dynamic_security.so',
]
const plugin = plugins.find((path) => existsSync(path))

/** Whether Mosquitto and its plugin are installed here. */
export const hasMosquitto =
  plugin !== undefined && spawnSync('mosquitto', ['-h']).error === undefined

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

const password = 'a password of the tests'

/** A Mosquitto of its own, set up as docs/decisions/0014-mqtt.md says. */
export async function mosquitto() {
  const folder = mkdtempSync(join(tmpdir(), 'xaso-mosquitto-'))
  const port = await freePort()
  const security = join(folder, 'dynamic-security.json')
  spawnSync('mosquitto_ctrl', ['dynsec', 'init', security, 'xaso', password])
  const settings = `
    per_listener_settings false
    listener ${port} 127.0.0.1
    allow_anonymous false
    user root
    message_size_limit 16384
    plugin ${plugin}
    plugin_opt_config_file ${security}
  `
  const file = join(folder, 'mosquitto.conf')
  writeFileSync(file, settings.replaceAll(/^ +/gm, ''))
  let child: ChildProcess
  const start = async () => {
    child = spawn('mosquitto', ['-c', file], { stdio: 'ignore' })
    await answering(port)
  }
  const stop = () =>
    new Promise<void>((done) => {
      child.once('exit', () => done())
      child.kill('SIGKILL')
    })
  await start()
  return {
    url: `mqtt://xaso:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    start,
    stop,
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(port: number) {
  for (let tries = 0; tries < 100; tries += 1) {
    const isThere = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        done(true)
      })
      socket.on('error', () => done(false))
    })
    if (isThere) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('Mosquitto did not start')
}
