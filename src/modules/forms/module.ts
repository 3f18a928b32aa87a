import type { Module } from '#platform/module.ts'

export const forms: Module = { name: 'forms', uses: [], permissions: {} }
