import type { Module } from '#platform/module.ts'

export const people: Module = { name: 'people', uses: [], permissions: {} }
