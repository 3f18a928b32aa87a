import type { Module } from '#platform/module.ts'

export const papers: Module = { name: 'papers', uses: [], permissions: {} }
