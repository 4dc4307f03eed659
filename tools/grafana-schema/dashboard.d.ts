// What a dashboard is to Grafana, out of the types that it publishes: every property must be known, every choice one of its
// enumerations. JSON has no enumerations, so that their values are taken for them.
import type * as dashboard from "./node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen";
import type * as bargauge from "./node_modules/@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/types.gen";
import type * as heatmap from "./node_modules/@grafana/schema/dist/types/raw/composable/heatmap/panelcfg/x/types.gen";
import type * as stat from "./node_modules/@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen";
import type * as timeseries from "./node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen";

type Plain<T> = unknown extends T
  ? T
  : T extends string
    ? `${T}`
    : T extends number | boolean | null | undefined
      ? T
      : T extends Array<infer Item>
        ? Array<Plain<Item>>
        : { [Key in keyof T]: Plain<T[Key]> };

// What Grafana's data source for Prometheus takes; that package publishes no types without Grafana's pages.
interface PrometheusQuery {
  refId: string;
  datasource: dashboard.DataSourceRef;
  editorMode: "code" | "builder";
  expr: string;
  legendFormat: string;
  range: boolean;
  instant: boolean;
  format: "time_series" | "table" | "heatmap";
}

// Grafana merges a custom configuration with the panel's own defaults.
type FieldConfig<Custom> = Omit<dashboard.FieldConfig, "custom"> & { custom?: Partial<Custom> };

type PanelOf<Type extends string, Options, Custom> = Omit<
  dashboard.Panel,
  "type" | "targets" | "options" | "fieldConfig" | "title" | "description" | "gridPos"
> & {
  type: Type;
  title: string;
  description: string;
  gridPos: dashboard.GridPos;
  targets: PrometheusQuery[];
  options: Options;
  fieldConfig: Omit<dashboard.FieldConfigSource, "defaults"> & { defaults: FieldConfig<Custom> & { unit: string } };
};

type Panel =
  | dashboard.RowPanel
  | PanelOf<"stat", stat.Options, never>
  | PanelOf<"bargauge", bargauge.Options, never>
  | PanelOf<"heatmap", heatmap.Options, heatmap.FieldConfig>
  | PanelOf<"timeseries", timeseries.Options, timeseries.FieldConfig>;

type Annotation = dashboard.AnnotationQuery & { expr: string; titleFormat: string; step: string };

export type Dashboard = Plain<
  Omit<dashboard.Dashboard, "panels" | "annotations"> & { panels: Panel[]; annotations: { list: Annotation[] } }
>;
