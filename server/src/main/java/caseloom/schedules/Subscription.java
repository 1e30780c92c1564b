package caseloom.schedules;

import caseloom.core.cases.WorkflowId;

/// A workflow that starts by a correlation.
///
/// @param initiator the member who published the version
record Subscription(WorkflowId workflow, int version, long correlation, long initiator) {}
