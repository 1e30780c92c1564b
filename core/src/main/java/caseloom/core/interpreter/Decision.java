package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What an advance of a run comes to; it is stored as one or not at all.
///
/// @param view the case after the decision, status moves of C-88 and C-89 included
/// @param start effects to perform after the commit
/// @param drop activations whose effects are no longer wanted or were answered
/// @param set timers to set
/// @param clear ids of timers no longer wanted or that came due
/// @param hear listeners to begin with; the events since the run's start that fit them are handed
///   over at once (W-16)
/// @param deaf ids of listeners no longer wanted
/// @param emit events to send out, whole envelopes in the JSON format of CloudEvents
/// @param close activations whose callbacks are no longer wanted or were used
public record Decision(
        RunState state,
        Standing standing,
        CaseView view,
        List<Entry> entries,
        List<Effect> start,
        List<Integer> drop,
        List<Timer> set,
        List<Integer> clear,
        List<Listener> hear,
        List<Integer> deaf,
        List<JsonNode> emit,
        List<Integer> close) {

    public Decision {
        entries = List.copyOf(entries);
        start = List.copyOf(start);
        drop = List.copyOf(drop);
        set = List.copyOf(set);
        clear = List.copyOf(clear);
        hear = List.copyOf(hear);
        deaf = List.copyOf(deaf);
        emit = List.copyOf(emit);
        close = List.copyOf(close);
    }
}
