"""The journal of every change that a person made or a file brought: who, when, what there was before and after."""
