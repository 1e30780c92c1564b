package caseloom.core.definition;

import caseloom.core.expression.Expressions;

/// What every part of one reading shares.
record Tools(
        Complaints complaints,
        Formulas formulas,
        Jumps jumps,
        Unbuilt unbuilt,
        Uses uses,
        ConnectionNames connections) {

    static Tools of(Expressions expressions, DefinitionLimits limits) {
        var complaints = new Complaints(limits.complaints());
        return new Tools(
                complaints,
                new Formulas(expressions, complaints),
                new Jumps(complaints),
                new Unbuilt(complaints),
                new Uses(complaints),
                new ConnectionNames());
    }

    Form form(Value value, String title) {
        return Form.of(value, title, complaints);
    }
}
