import * as output from '../../../../shared/params/output';
import * as sizing from '../../../../shared/params/sizing';
import * as text from '../../../../shared/params/text';

/** What both edit routes take, whatever they call the model. */
export const editParameters = {
  prompt: text.editPrompt,
  aspect_ratio: sizing.aspect_ratio.optional(),
  resolution: sizing.resolution.optional(),
  output_format: output.format.optional(),
  safe_mode: output.safe_mode.optional(),
  enhance_prompt: text.enhance_prompt.optional(),
  disable_prompt_optimization_thinking: text.disable_prompt_optimization_thinking.optional(),
};
