import type { Module } from '#platform/module.ts'

export const procedures: Module = { name: 'procedures', uses: [], permissions: {} }
