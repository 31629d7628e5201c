// How `test/run.ts` runs the TypeScript tests: sources are imported unbuilt, as everywhere in the project.
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { conditions: ["our-source"] },
  ssr: { resolve: { conditions: ["our-source"] } },
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, chaiConfig: { truncateThreshold: 600 }, maxWorkers: 2 },
});
