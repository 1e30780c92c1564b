package caseloom.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Function;

/// Something that a member did to a workflow.
///
/// @param data what the event tells, given the e-mail of the member
record Happened(Instant at, long member, Function<String, ObjectNode> data) {}
