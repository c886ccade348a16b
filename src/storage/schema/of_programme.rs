//! Settings, places, committees and desks.

diesel::table! {
    instance (key) {
        key -> BigInt,
        id -> Binary,
        name -> Text,
        public_name -> Text,
        language -> Text,
        recovery_recipient -> Nullable<Text>,
        demo -> Bool,
        ready -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    settings (key) {
        key -> BigInt,
        kind -> Text,
        code -> Text,
        version -> Integer,
        position -> Integer,
        body -> Text,
        retired -> Bool,
        valid_from -> Date,
        recorded_at -> Timestamp,
        actor_key -> Nullable<BigInt>,
        same_as -> Nullable<Integer>,
    }
}

diesel::table! {
    places (key) {
        key -> BigInt,
        parent -> Nullable<BigInt>,
        level -> Text,
        name -> Text,
        folded -> Text,
        scheme -> Text,
        code -> Nullable<Text>,
        region -> Nullable<BigInt>,
        cercle -> Nullable<BigInt>,
        commune -> Nullable<BigInt>,
        to_confirm -> Bool,
        handle -> Text,
        retired -> Bool,
        joined_to -> Nullable<BigInt>,
    }
}

diesel::table! {
    place_codes (key) {
        key -> BigInt,
        place_key -> BigInt,
        scheme -> Text,
        code -> Text,
    }
}

diesel::table! {
    pictures (key) {
        key -> BigInt,
        fingerprint -> Text,
        kind -> Text,
        bytes -> Binary,
        added_at -> Timestamp,
    }
}

diesel::table! {
    place_aliases (key) {
        key -> BigInt,
        place_key -> BigInt,
        name -> Text,
        folded -> Text,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    recordings (key) {
        key -> BigInt,
        language -> Text,
        prompt -> Text,
        kind -> Text,
        sound -> Binary,
        size -> Integer,
        fingerprint -> Text,
        synthesised -> Bool,
        words -> Text,
        added_at -> Timestamp,
    }
}

diesel::table! {
    committees (key) {
        key -> BigInt,
        code -> Text,
        name -> Text,
        folded -> Text,
        place_key -> Nullable<BigInt>,
        phone -> Text,
        hours -> Text,
        woman -> Text,
        man -> Text,
        to_confirm -> Bool,
        closed_on -> Nullable<Date>,
        heir_key -> Nullable<BigInt>,
    }
}

diesel::table! {
    desks (key) {
        key -> BigInt,
        code -> Text,
        kind -> Text,
        name -> Text,
        place_key -> Nullable<BigInt>,
        phone -> Text,
        hours -> Text,
        woman -> Text,
        man -> Text,
        retired -> Bool,
    }
}

diesel::table! {
    desk_members (key) {
        key -> BigInt,
        desk_key -> BigInt,
        account_key -> BigInt,
        from_on -> Date,
        until_on -> Nullable<Date>,
    }
}

diesel::table! {
    desk_log (key) {
        key -> BigInt,
        desk_key -> BigInt,
        number -> Integer,
        body -> Text,
        signature -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    import_mappings (key) {
        key -> BigInt,
        name -> Text,
        folded -> Text,
        body -> Text,
        saved_by -> Nullable<BigInt>,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    informing (key) {
        key -> BigInt,
        form -> Binary,
        kind -> Text,
        committee_key -> BigInt,
        held_on -> Date,
        topic -> Nullable<Text>,
        women -> Integer,
        men -> Integer,
        girls -> Integer,
        boys -> Integer,
        disabled -> Integer,
        papers -> Integer,
        openers -> Text,
        entered_by -> BigInt,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    public_quarters (quarter) {
        quarter -> Date,
        frozen_on -> Date,
        body -> Text,
    }
}
