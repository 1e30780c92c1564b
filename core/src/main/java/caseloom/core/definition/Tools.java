package caseloom.core.definition;

/// What every part of one reading shares.
record Tools(Complaints complaints, Formulas formulas, Jumps jumps, Unbuilt unbuilt) {

    static Tools of(Jq jq, DefinitionLimits limits) {
        var complaints = new Complaints(limits.complaints());
        return new Tools(
                complaints,
                new Formulas(jq, complaints),
                new Jumps(complaints),
                new Unbuilt(complaints));
    }

    Form form(Value value, String title) {
        return Form.of(value, title, complaints);
    }
}
