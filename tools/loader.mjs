// Loaded before every program of ours: Node runs .ts by itself, this makes it run .tsx too.
import { readFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module'
import { fileURLToPath } from 'node:url'

// What has been compiled is kept: the next start costs two thirds. Where it cannot be written, nothing changes.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)))

// The packed server has no .tsx, and needs no compiler for it.
const require = createRequire(import.meta.url)

const options = {
  lang: 'tsx',
  sourceType: 'module',
  sourcemap: true,
  target: 'esnext',
  jsx: { runtime: 'automatic', importSource: 'preact' },
  typescript: { onlyRemoveTypeImports: true },
}

setSourceMapsSupport(true, { nodeModules: false })

registerHooks({
  load(url, context, next) {
    if (!new URL(url).pathname.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const { transformSync } = require('oxc-transform')
    const { code, map, errors } = transformSync(file, readFileSync(file, 'utf8'), options)
    const [fault] = errors
    if (fault) throw new SyntaxError(`${file}: ${fault.codeframe ?? fault.message}`)
    return {
      format: 'module',
      shortCircuit: true,
      source: code + inline({ ...map, sources: [url], sourcesContent: undefined }),
    }
  },
})

const inline = (map) =>
  `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`

// The program that started us holds the other end of this channel: when it is gone, stop as if asked.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
