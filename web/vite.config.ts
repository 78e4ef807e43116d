import { defineConfig } from 'vitest/config';

const station = process.env['MARSAD_STATION'] ?? 'http://127.0.0.1:8799';

export default defineConfig({
    base: './',
    build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1400 },
    worker: { format: 'es' },
    server: { proxy: { '/api': { target: station, ws: true, changeOrigin: true } } },
    test: { environment: 'node', include: ['test/**/*.test.ts'] },
});
