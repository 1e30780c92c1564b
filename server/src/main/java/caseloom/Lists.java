package caseloom;

import caseloom.admin.AdminApi;
import caseloom.cases.CaseList;
import caseloom.cases.CaseSearch;
import caseloom.cases.CaseStatistics;
import caseloom.cases.Cases;
import caseloom.live.LiveChanges;
import caseloom.time.Started;
import caseloom.views.SavedViews;

/// What people find and watch cases by, wired.
///
/// @param search carries changes over to lists
/// @param live tells those who watch
record Lists(CaseSearch search, LiveChanges live, AdminApi.Sight sight) {

    static Lists of(
            Settings settings, Launch.Outside outside, Features.Ground ground, Cases cases) {
        var db = ground.database().db();
        var clock = outside.clock();
        var live = new LiveChanges(ground.database().notifications(), clock, settings.live());
        var sight =
                new AdminApi.Sight(
                        cases,
                        new CaseList(db, settings.search()),
                        new SavedViews(db, clock, settings.views()),
                        new CaseStatistics(db, clock, settings.search()),
                        live);
        return new Lists(new CaseSearch(db, clock, settings.search()), live, sight);
    }

    void start(Started started) {
        started.start(search);
        started.start(live);
    }
}
