import { z } from 'zod'

type Check = (value: unknown) => string[]

/**
 * A check of values against a schema of the OpenAPI document, with the document's own references.
 * Unlike a client, it also minds what is not declared.
 */
export function readSchema(document: object, schema: unknown): Check {
  const components = JSON.parse(
    JSON.stringify('components' in document ? document.components : {}),
  ) as { schemas?: Record<string, unknown> }
  const whole = {
    ...(schema as object),
    $defs: components.schemas ?? {},
  }
  const text = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')
  const shape = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0])
  return (value) => {
    const parsed = shape.safeParse(value)
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
}
