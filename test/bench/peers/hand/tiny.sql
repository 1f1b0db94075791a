select json_build_object('plan', (select json_build_object('number', number, 'title', title, 'issuedOn', issued_on) from plan where number_key = $1))::text as answer
