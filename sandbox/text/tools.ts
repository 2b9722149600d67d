import { invalidField } from '../refusal';
import { digits } from '../seeds';
import type { Tool } from './compose';
import type { Schema } from './fill';

type Offered = { name: string; parameters?: Schema };
type Choice = string | { function: { name: string } };

/** The tool that is called, which only happens where the request insists on one. */
export const insistedOn = ({
  tools,
  choice,
}: {
  tools: Offered[];
  choice?: Choice;
}): Tool | undefined => {
  const named = typeof choice === 'object' ? choice.function.name : undefined;
  if (named === undefined && choice !== 'required') return undefined;
  const tool = named === undefined ? tools[0] : tools.find(({ name }) => name === named);
  if (!tool)
    throw invalidField({ field: 'tool_choice', message: 'There is no such tool in tools' });
  return { name: tool.name, parameters: tool.parameters ?? {} };
};

/** The id of a call, a new one each time. */
export const callId = (): string => `call_${digits(16)}`;
