#!/usr/bin/env node
// what `npm start` runs: the hub with the settings of the environment
process.env.NODE_ENV ??= 'production';

import { keepMemorySmall } from './hub-memory';

keepMemorySmall();

import { runProgram } from './cli/run-program';
import { readConfig } from './config';
import { serve } from './serve';

void runProgram((tell) => serve(readConfig(process.env), tell), { staysAlive: true });
