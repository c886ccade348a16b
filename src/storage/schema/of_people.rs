//! Accounts, their sessions and factors.

diesel::table! {
    accounts (key) {
        key -> BigInt,
        id -> Binary,
        name -> Text,
        folded -> Text,
        language -> Nullable<Text>,
        active -> Bool,
        must_change -> Bool,
        credentials -> Text,
        bundle -> Nullable<Binary>,
        recipient -> Nullable<Text>,
        verifying_key -> Nullable<Binary>,
        pin -> Nullable<Text>,
        created_at -> Timestamp,
        last_sign_in -> Nullable<Timestamp>,
        retired_on -> Nullable<Date>,
        letters -> Bool,
        email -> Nullable<Binary>,
        letters_hour -> Nullable<Integer>,
    }
}

diesel::table! {
    roles (key) {
        key -> BigInt,
        account_key -> BigInt,
        role -> Text,
        committee_key -> Nullable<BigInt>,
        place_key -> Nullable<BigInt>,
        sector -> Nullable<Text>,
        desk_key -> Nullable<BigInt>,
    }
}

diesel::table! {
    sessions (key) {
        key -> BigInt,
        id_hash -> Binary,
        account_key -> BigInt,
        bundle -> Nullable<Binary>,
        locked -> Bool,
        pin_tries -> Integer,
        device -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        locks -> Integer,
        locked_idle -> Bool,
        factor_given -> Bool,
        confirmed_at -> Nullable<Timestamp>,
        kept_form -> Nullable<Binary>,
        acting -> Nullable<Text>,
        challenge -> Nullable<Binary>,
    }
}

diesel::table! {
    factors (account_key) {
        account_key -> BigInt,
        secret -> Binary,
        last_step -> BigInt,
        since_at -> Timestamp,
    }
}

diesel::table! {
    passkeys (key) {
        key -> BigInt,
        account_key -> BigInt,
        sealed -> Binary,
        since_at -> Timestamp,
    }
}

diesel::table! {
    recovery_codes (hash) {
        hash -> Binary,
        account_key -> BigInt,
    }
}

diesel::table! {
    throttle (subject) {
        subject -> Binary,
        failures -> Integer,
        last_at -> Timestamp,
    }
}

diesel::table! {
    form_tokens (hash) {
        hash -> Binary,
        reference -> Nullable<Text>,
        used_on -> Date,
    }
}

diesel::table! {
    invitations (account_key) {
        account_key -> BigInt,
        hash -> Nullable<Binary>,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    rights_events (key) {
        key -> BigInt,
        account_key -> BigInt,
        by_key -> Nullable<BigInt>,
        deed -> Text,
        role -> Nullable<Text>,
        committee_key -> Nullable<BigInt>,
        place_key -> Nullable<BigInt>,
        sector -> Nullable<Text>,
        desk_key -> Nullable<BigInt>,
        at -> Timestamp,
    }
}

diesel::table! {
    rights_news (reader_key, event_key) {
        reader_key -> BigInt,
        event_key -> BigInt,
    }
}

diesel::table! {
    api_tokens (key) {
        key -> BigInt,
        hash -> Binary,
        account_key -> BigInt,
        name -> Text,
        made_on -> Date,
        expires_on -> Date,
        last_used_on -> Nullable<Date>,
        revoked_on -> Nullable<Date>,
    }
}

diesel::table! {
    alerts (key) {
        key -> BigInt,
        account_key -> BigInt,
        kind -> Text,
        committee_key -> Nullable<BigInt>,
        made_on -> Date,
        seen_on -> Nullable<Date>,
        over_on -> Nullable<Date>,
    }
}
