-- What whoever published a version says is new in it; null when they said nothing.
alter table workflow_versions add changelog text;
