package caseloom.chamelio;

import caseloom.core.variables.Findings;
import caseloom.core.variables.Scalar;
import caseloom.core.variables.Scalars;
import caseloom.http.Query;

/// Which part of a list is wanted (L-69, L-116).
record Window(int limit, long offset) {

    private static final int LIMIT_MOST = 200;
    private static final int LIMIT_USUAL = 50;

    static Window of(Query query, Flaws flaws) {
        var limit = number(query, "limit", LIMIT_USUAL, flaws);
        if (limit < 1) {
            flaws.add(Findings.notGreaterOrEqual(1), Place.QUERY.at("limit"));
        } else if (limit > LIMIT_MOST) {
            flaws.add(Findings.notLessOrEqual(LIMIT_MOST), Place.QUERY.at("limit"));
        }
        var offset = number(query, "offset", 0, flaws);
        if (offset < 0) {
            flaws.add(Findings.notGreaterOrEqual(0), Place.QUERY.at("offset"));
        }
        return new Window((int) Math.min(limit, LIMIT_MOST), offset);
    }

    private static long number(Query query, String name, long usual, Flaws flaws) {
        var text = query.get(name);
        if (text.isEmpty()) {
            return usual;
        }
        return switch (Scalars.integer(text.get())) {
            case Scalar.Read<Long>(var number) -> number;
            case Scalar.Wrong<Long>(var finding) -> {
                flaws.add(finding, Place.QUERY.at(name));
                yield usual;
            }
        };
    }
}
