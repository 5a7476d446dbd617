/// `spoor trace`: a stop handler that decodes calls and a report that writes them down.
///
/// ```
/// TraceCommand    = words -> TraceOptions -> TraceSession
/// TraceSession    = Tracer + TracingHandler + Report + TraceOutput
/// TracingHandler  = TaskStop -> what happened to which TracedTask -> Report
/// TracedCalls     = of calls: which are shown, decoded, judged, changed, with which stack (TakenStacks)
/// Report          = TextReport | JsonReport | SummaryReport
/// CallCondition   = a call -> whether --where shows it ; TracingEnd = whether --stop-after is reached
/// TracedTask      = what is remembered of a task ; OpenCall = what is remembered of its call
/// ```
///
/// Everything but [TraceCommand] and the reading of signals belongs to the tracer thread.
@NullMarked
package dev.spoor.trace;

import org.jspecify.annotations.NullMarked;
