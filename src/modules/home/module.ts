import type { Module } from '#platform/module.ts'

export const home: Module = { name: 'home', uses: [], permissions: {} }
