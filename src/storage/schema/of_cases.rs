//! Cases, whatever hangs on them, and what outlives them.

diesel::table! {
    cases (key) {
        key -> BigInt,
        id -> Binary,
        reference -> Text,
        sealed -> Bool,
        track -> Text,
        state -> Text,
        desk_key -> Nullable<BigInt>,
        region_key -> Nullable<BigInt>,
        received_on -> Date,
        recorded_on -> Date,
        due_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        version -> Integer,
        recipient -> Nullable<Text>,
        waiting -> Bool,
        erased -> Integer,
        legal_hold -> Bool,
        reached_after -> Nullable<Integer>,
    }
}

diesel::table! {
    case_facts (key) {
        key -> BigInt,
        category -> Integer,
        sector -> Nullable<Text>,
        channel -> Text,
        project -> Nullable<Text>,
        committee_key -> Nullable<BigInt>,
        region_key -> Nullable<BigInt>,
        cercle_key -> Nullable<BigInt>,
        commune_key -> Nullable<BigInt>,
        hidden_from_committee -> Bool,
        state -> Text,
        received_on -> Date,
        due_on -> Nullable<Date>,
        acknowledged_on -> Nullable<Date>,
        answered_on -> Nullable<Date>,
        told_on -> Nullable<Date>,
        first_closed_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        closing_reason -> Nullable<Text>,
        satisfied -> Nullable<Text>,
        life -> Nullable<Text>,
        satisfied_by -> Nullable<Text>,
    }
}

diesel::table! {
    fact_exclusions (fact_key, account_key) {
        fact_key -> BigInt,
        account_key -> BigInt,
    }
}

diesel::table! {
    person_totals (month, kind, code) {
        month -> Date,
        kind -> Text,
        code -> Text,
        cases -> Integer,
    }
}

diesel::table! {
    sealed_totals (quarter, track, region_key) {
        quarter -> Date,
        track -> Text,
        region_key -> BigInt,
        cases -> Integer,
        within_one -> Integer,
        within_two -> Integer,
        not_known -> Integer,
    }
}

diesel::table! {
    sealed_later (quarter) {
        quarter -> Date,
        cases -> Integer,
        late -> Integer,
    }
}

diesel::table! {
    frozen_quarters (quarter) {
        quarter -> Date,
        frozen_on -> Date,
        body -> Text,
        hash -> Binary,
    }
}

diesel::table! {
    tracker_reports (key) {
        key -> BigInt,
        covers -> Text,
        area_key -> Nullable<BigInt>,
        made_by -> BigInt,
        made_on -> Date,
        body -> Text,
        hash -> Binary,
    }
}

diesel::table! {
    network_reports (account_key, quarter) {
        account_key -> BigInt,
        quarter -> Date,
        frozen_on -> Date,
        body -> Text,
        hash -> Binary,
    }
}

diesel::table! {
    ordinary (case_key) {
        case_key -> BigInt,
        category -> Integer,
        category_version -> Integer,
        sector -> Nullable<Text>,
        channel -> Text,
        project -> Nullable<Text>,
        committee_key -> Nullable<BigInt>,
        place_key -> Nullable<BigInt>,
        cercle_key -> Nullable<BigInt>,
        commune_key -> Nullable<BigInt>,
        holder -> Text,
        assigned_key -> Nullable<BigInt>,
        entered_by -> Nullable<BigInt>,
        received_by -> Nullable<BigInt>,
        hidden_from_committee -> Bool,
        text -> Text,
        folded -> Text,
        happened_on -> Nullable<Date>,
        on_behalf -> Text,
        naming -> Text,
        sex -> Nullable<Text>,
        age -> Nullable<Text>,
        displacement -> Nullable<Text>,
        access_needs -> Nullable<Text>,
        language -> Nullable<Text>,
        interpreter -> Nullable<Bool>,
        answer_by -> Text,
        identity -> Nullable<Binary>,
        acknowledged_on -> Nullable<Date>,
        answered_on -> Nullable<Date>,
        told_on -> Nullable<Date>,
        satisfied -> Nullable<Text>,
        first_closed_on -> Nullable<Date>,
        closing_reason -> Nullable<Text>,
        held_until -> Nullable<Date>,
        former_reference -> Nullable<Text>,
        imported -> Bool,
        recorded_at -> Timestamp,
        updated_at -> Timestamp,
        received_on -> Date,
        due_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        state -> Text,
        region_key -> Nullable<BigInt>,
        activity -> Nullable<Text>,
        unwanted_on -> Nullable<Date>,
        satisfied_by -> Nullable<Text>,
        general_key -> Nullable<BigInt>,
    }
}

diesel::table! {
    appeals (key) {
        key -> BigInt,
        case_key -> BigInt,
        asked_number -> Integer,
        rung -> Text,
        asked_on -> Date,
        due_on -> Date,
        decider_key -> Nullable<BigInt>,
        appointed_on -> Nullable<Date>,
        decided_on -> Nullable<Date>,
        outcome -> Nullable<Text>,
        wait_what -> Nullable<Text>,
        wait_by -> Nullable<Date>,
        wait_due_on -> Nullable<Date>,
        suspended -> Nullable<Bool>,
        waits_until -> Nullable<Date>,
        answered_on -> Nullable<Date>,
        legal_aid -> Nullable<Bool>,
    }
}

diesel::table! {
    general_answers (key) {
        key -> BigInt,
        id -> Binary,
        committee_key -> Nullable<BigInt>,
        text -> Text,
        written_by -> BigInt,
        written_on -> Date,
        read_on -> Nullable<Date>,
        read_where -> Text,
        read_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    events (key) {
        key -> BigInt,
        case_key -> BigInt,
        number -> Integer,
        kind -> Text,
        happened_on -> Date,
        recorded_at -> Timestamp,
        actor_key -> Nullable<BigInt>,
        body -> Text,
    }
}

diesel::table! {
    holds (key) {
        key -> BigInt,
        case_key -> BigInt,
        from_on -> Date,
        until_on -> Nullable<Date>,
    }
}

diesel::table! {
    exclusions (case_key, account_key) {
        case_key -> BigInt,
        account_key -> BigInt,
    }
}

diesel::table! {
    grants (key) {
        key -> BigInt,
        case_key -> BigInt,
        kind -> Text,
        account_key -> Nullable<BigInt>,
        membership_key -> Nullable<BigInt>,
        wrapped -> Binary,
        granted_on -> Date,
        until_on -> Nullable<Date>,
    }
}

diesel::table! {
    items (key) {
        key -> BigInt,
        case_key -> BigInt,
        number -> Integer,
        bytes -> Binary,
        hash -> Binary,
        recorded_on -> Date,
    }
}

diesel::table! {
    fingerprints (hash) {
        hash -> Binary,
    }
}

diesel::table! {
    recoveries (key) {
        key -> BigInt,
        case_key -> BigInt,
        requested_by -> BigInt,
        reason -> Binary,
        requested_at -> Timestamp,
    }
}

diesel::table! {
    reminders (case_key) {
        case_key -> BigInt,
        due_on -> Date,
        stage -> Integer,
    }
}

diesel::table! {
    chased (case_key) {
        case_key -> BigInt,
        step_on -> Date,
        chased_on -> Nullable<Date>,
    }
}

diesel::table! {
    attachments (key) {
        key -> BigInt,
        case_key -> BigInt,
        number -> Integer,
        name -> Text,
        size -> BigInt,
        about -> Nullable<Binary>,
    }
}

diesel::table! {
    waiting_files (key) {
        key -> BigInt,
        form -> Binary,
        session_key -> BigInt,
        case_id -> Binary,
        name -> Text,
        size -> BigInt,
        about -> Binary,
        added_at -> Timestamp,
    }
}

diesel::table! {
    follow_codes (key) {
        key -> BigInt,
        case_key -> BigInt,
        verifier -> Binary,
        recipient -> Text,
        issued_on -> Date,
        first_used_on -> Nullable<Date>,
        died_on -> Nullable<Date>,
        wrote -> Nullable<Integer>,
    }
}

diesel::table! {
    follow_messages (key) {
        key -> BigInt,
        code_key -> BigInt,
        number -> Integer,
        bytes -> Binary,
        written_on -> Date,
        read_on -> Nullable<Date>,
    }
}

diesel::table! {
    follow_sessions (hash) {
        hash -> Binary,
        note -> Binary,
        until_at -> Timestamp,
    }
}

diesel::table! {
    follow_pads (reference) {
        reference -> Text,
        case_id -> Binary,
        verifier -> Binary,
        recipient -> Text,
        printed_on -> Date,
    }
}

diesel::table! {
    links (hash) {
        hash -> Binary,
        sealed -> Binary,
        until_on -> Date,
        wrong -> Integer,
        reach -> Text,
    }
}
