// One class a table, for TypeORM and type-graphql both, with relations: as their documentation shows.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';

@ObjectType()
@Entity('unit')
export class Unit {
  @PrimaryGeneratedColumn()
  id!: number;

  @Field()
  @Column('text')
  name!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  code!: string | null;
}

@ObjectType()
@Entity('legal_document')
export class LegalDocument {
  @PrimaryGeneratedColumn()
  id!: number;

  @Field()
  @Column('text')
  number!: string;

  @Column('text', { name: 'number_key' })
  numberKey!: string;

  @Field()
  @Column('text')
  title!: string;

  @Field(() => String, { nullable: true })
  @Column('date', { name: 'issued_on', nullable: true })
  issuedOn!: string | null;
}

@ObjectType()
@Entity('plan')
export class Plan {
  @PrimaryGeneratedColumn()
  id!: number;

  @Field()
  @Column('text')
  number!: string;

  @Column('text', { name: 'number_key' })
  numberKey!: string;

  @Field()
  @Column('text')
  title!: string;

  @Field(() => String, { nullable: true })
  @Column('date', { name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  @OneToMany(
    () => Task,
    (task) => task.plan,
  )
  tasks!: Relation<Task>[];
}

@ObjectType()
@Entity('task')
export class Task {
  @Field(() => Int)
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int', { name: 'plan_id' })
  planId!: number;

  @ManyToOne(
    () => Plan,
    (plan) => plan.tasks,
  )
  @JoinColumn({ name: 'plan_id' })
  plan!: Relation<Plan>;

  @Column('int')
  position!: number;

  @Field()
  @Column('text')
  title!: string;

  @Field()
  @Column('text')
  status!: string;

  @OneToMany(
    () => Assignment,
    (assignment) => assignment.task,
  )
  assignments!: Relation<Assignment>[];
}

@Entity('deadline')
export class Deadline {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int', { name: 'task_id' })
  taskId!: number;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;
}

@ObjectType()
@Entity('assignment')
export class Assignment {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int', { name: 'task_id' })
  taskId!: number;

  @ManyToOne(
    () => Task,
    (task) => task.assignments,
  )
  @JoinColumn({ name: 'task_id' })
  task!: Relation<Task>;

  @Column('int', { name: 'unit_id' })
  unitId!: number;

  @Field()
  @Column('text')
  role!: string;

  @Column('int')
  position!: number;
}

@ObjectType()
@Entity('citation')
export class Citation {
  @PrimaryGeneratedColumn()
  id!: number;

  @Field()
  @Column('text')
  kind!: string;

  @Column('int', { name: 'document_id', nullable: true })
  documentId!: number | null;

  @Column('int', { name: 'citing_document_id' })
  citingDocumentId!: number;

  @Column('int', { name: 'plan_id', nullable: true })
  planId!: number | null;

  @Column('int', { name: 'task_id', nullable: true })
  taskId!: number | null;

  @Column('int')
  position!: number;
}

@ObjectType()
@Entity('indicator')
export class Indicator {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int', { name: 'task_id', nullable: true })
  taskId!: number | null;

  @Column('int')
  position!: number;

  @Field()
  @Column('text')
  name!: string;

  @Field(() => Float, { nullable: true })
  @Column('numeric', { nullable: true })
  value!: string | null;
}

@ObjectType()
@Entity('observation')
export class Observation {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int', { name: 'indicator_id' })
  indicatorId!: number;

  @Field()
  @Column('text')
  period!: string;

  @Column('date', { name: 'observed_on' })
  observedOn!: string;

  @Field(() => Float)
  @Column('numeric')
  value!: string;
}
