// SPDX-License-Identifier: MIT
/** Which exporters a world on an adapter may have. */
import { type AdapterHello, adapterExporter } from "../../../spec/adapter.ts";
import { type ExporterKind, type ExporterSpec, SCRIPTED_EXPORTER } from "../../../spec/program.ts";
import type { Provider } from "../../../spec/provider.ts";
import { UserError } from "../../../spec/user-error.ts";
import { STEP_MS_MAX } from "./pollution.ts";
import type { AdapterPool } from "./pool.ts";

/** Where buffers come from: an exporter the adapter names, a driver that is described, or (null) anything it has. */
export type ProviderChoice = ExporterKind | Provider | null;

/** Whether it is a driver that the suite knows from its description alone. */
export function isDescribed(choice: ProviderChoice): choice is Provider {
  return typeof choice === "object" && choice !== null;
}

/** The exporters of a run: all the adapter has, or the one that was chosen. */
export function offeredExporters(
  hello: AdapterHello,
  choice: ProviderChoice,
  pool: AdapterPool,
  name: string,
): ExporterSpec[] {
  if (choice === null) return [SCRIPTED_EXPORTER, ...hello.exporters];
  if (isDescribed(choice)) return [described(choice, pool, name)];
  const named = hello.exporters.find(({ kind }) => kind === choice);
  if (named !== undefined) return [named];
  throw new UserError(`${name}: it has no exporter ${choice}`, 3);
}

/** Asks what buffers of the driver are like, by having one made. */
function described(provider: Provider, pool: AdapterPool, name: string): ExporterSpec {
  const client = pool.current();
  const reply = client.ask({ do: "provider", provider }, STEP_MS_MAX);
  if (reply === null) throw new UserError(`${name}: the provider's driver ends the guest${client.lastWords()}`, 3);
  const { refused } = reply;
  if (typeof refused === "string") throw new UserError(`${name}: the provider gives no buffer: ${refused}`, 3);
  const parsed = adapterExporter.safeParse(reply["ok"]);
  if (!parsed.success) throw new UserError(`${name}: the adapter does not say what the provider's buffers are like`, 3);
  return { ...parsed.data, kind: "provider", provider };
}
