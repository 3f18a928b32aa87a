import type { Module } from '#platform/module.ts'

export const dossiers: Module = { name: 'dossiers', uses: [], permissions: {} }
