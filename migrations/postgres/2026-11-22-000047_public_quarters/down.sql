DROP TABLE public_quarters;
