import { connectionOf } from '../../graph/connection';
import { Task } from './task.entity';

export const TaskConnection = connectionOf('Task', () => Task, 'task (nhiệm vụ)');
