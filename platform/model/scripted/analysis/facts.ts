import type { z } from 'zod';
import { analyzeWorkloadOutput } from '../../../tools/analyze-workload.tool.ts';
import { anomalyDetectorOutput } from '../../../tools/anomaly-detector.tool.ts';
import { chartBuilderOutput } from '../../../tools/chart-builder.tool.ts';
import { costAnalyzerOutput } from '../../../tools/cost-analyzer.tool.ts';
import { datasetSummaryOutput } from '../../../tools/dataset-summary.tool.ts';
import { syntheticDataOutput } from '../../../tools/generate-synthetic-data.tool.ts';
import { latencyAnalyzerOutput } from '../../../tools/latency-analyzer.tool.ts';
import { performancePredictorOutput } from '../../../tools/performance-predictor.tool.ts';
import { indexDocumentsOutput } from '../../../tools/index-documents.tool.ts';
import { organizeDocumentsOutput } from '../../../tools/organize-documents.tool.ts';
import { searchDocumentsOutput } from '../../../tools/search-documents.tool.ts';
import { queryCorpusOutput } from '../../../tools/query-corpus.tool.ts';
import { correctRecordsOutput } from '../../../tools/correct-records.tool.ts';
import { supplierResearchOutput } from '../../../tools/supplier-research.tool.ts';
import { validateRecordsOutput } from '../../../tools/validate-records.tool.ts';
import type { Briefing } from '../../../agents/briefing.ts';
import type { ScriptedTurn } from '../turn.ts';
import type { Focus } from './focus.ts';
import { focusOf, unknownService } from './focus.ts';
import type { Intent } from './intent.ts';
import { intentsOf } from './intent.ts';

const OUTPUTS = {
  dataset_summary: datasetSummaryOutput,
  analyze_workload: analyzeWorkloadOutput,
  cost_analyzer: costAnalyzerOutput,
  latency_analyzer: latencyAnalyzerOutput,
  performance_predictor: performancePredictorOutput,
  anomaly_detector: anomalyDetectorOutput,
  query_corpus: queryCorpusOutput,
  generate_synthetic_data: syntheticDataOutput,
  chart_builder: chartBuilderOutput,
  index_documents: indexDocumentsOutput,
  organize_documents: organizeDocumentsOutput,
  search_documents: searchDocumentsOutput,
  supplier_research: supplierResearchOutput,
  validate_records: validateRecordsOutput,
  correct_records: correctRecordsOutput,
};
type Outputs = { [Name in keyof typeof OUTPUTS]?: z.output<(typeof OUTPUTS)[Name]> };

/** All a turn can build on: what tools found, in this task and in those before it, and what the user wants. */
export interface Facts {
  readonly tools: Outputs;
  /** Tools already asked in this task, whatever came of it. */
  readonly asked: readonly string[];
  readonly failed: readonly { readonly tool: string; readonly code: string }[];
  readonly unavailable: Briefing['unavailable_tools'];
  readonly handedOver: Briefing['handed_over'];
  readonly intents: readonly Intent[];
  readonly focus: Focus | undefined;
  readonly unknownService: string | undefined;
}

const parsed = (content: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(content);
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

export function gatherFacts({ request, prompt, briefing, toolAnswers }: ScriptedTurn): Facts {
  const answers = toolAnswers.map(({ toolName, content }) => ({ tool: toolName, value: parsed(content) }));
  const failed = answers.flatMap(({ tool, value }) =>
    typeof value['error_code'] === 'string' ? [{ tool, code: value['error_code'] }] : [],
  );
  const results: Record<string, unknown> = { ...briefing.evidence };
  for (const { tool, value } of answers) if (!('error_code' in value)) results[tool] = value;
  const tools: Outputs = Object.fromEntries(
    Object.entries(OUTPUTS).flatMap(([name, schema]) => {
      const { data } = schema.safeParse(results[name]);
      return data === undefined ? [] : [[name, data]];
    }),
  );
  const services = tools.dataset_summary?.services.map(({ service }) => service) ?? [];
  return {
    tools,
    failed,
    asked: answers.map(({ tool }) => tool),
    unavailable: briefing.unavailable_tools,
    handedOver: briefing.handed_over,
    intents: intentsOf(prompt),
    focus: focusOf(prompt, request.messages, services),
    unknownService: services.length > 0 ? unknownService(prompt, services) : undefined,
  };
}
